metadata description = 'The Functions app on Flex Consumption.'

param name string
param location string
param tags object
param identityId string
param identityClientId string
param hostAccount string
param packageContainerUrl string
param evidenceAccount string
param vaultUri string
param signingKeyId string
param insightsConnection string
param logsId string
param maximumInstances int
param instanceMemory int
param authClientId string
param withTeams bool

var storageSuffix = environment().suffixes.storage
var usesEntra = !empty(authClientId)
var teamsSettings = withTeams
  ? {
      EVIDENCE_TEAMS__APPID: identityClientId
      EVIDENCE_TEAMS__TENANT: tenant().tenantId
      EVIDENCE_TEAMS__MANAGEDIDENTITY: 'true'
      EVIDENCE_TEAMS__LINKS: 'https://${name}.azurewebsites.net'
    }
  : {}
var settings = {
  AzureWebJobsStorage__accountName: hostAccount
  AzureWebJobsStorage__blobServiceUri: 'https://${hostAccount}.blob.${storageSuffix}'
  AzureWebJobsStorage__queueServiceUri: 'https://${hostAccount}.queue.${storageSuffix}'
  AzureWebJobsStorage__tableServiceUri: 'https://${hostAccount}.table.${storageSuffix}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // Flex Consumption hears of blobs through Event Grid alone.
  'AzureWebJobs.DraftInboxByPolling.Disabled': 'true'
  AZURE_CLIENT_ID: identityClientId
  // host.json says the ten minutes that every plan allows; this plan allows more.
  AzureFunctionsJobHost__functionTimeout: '01:00:00'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
  EVIDENCE_AUTH: usesEntra ? 'entra' : 'key'
  EVIDENCE_STORAGE__ACCOUNT: 'https://${evidenceAccount}.blob.${storageSuffix}'
  EVIDENCE_VAULT: vaultUri
  EVIDENCE_SIGNING__KEYID: signingKeyId
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemory
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, teamsSettings)
  }

  resource authentication 'config' = if (usesEntra) {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
        // Health is for anyone, Event Grid brings a key of its own, and Teams a token that the endpoint checks itself.
        excludedPaths: ['/api/health', '/runtime/webhooks/blobs', '/api/teams/messages']
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: authClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${subscription().tenantId}/v2.0'
          }
          validation: { allowedAudiences: [authClientId, 'api://${authClientId}'] }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: app
  properties: {
    workspaceId: logsId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = app.id
output name string = app.name
output hostName string = app.properties.defaultHostName
