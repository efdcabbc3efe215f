metadata description = 'Everything Evidence needs in one resource group: a Functions app on Flex Consumption, storage without shared keys, a key vault, monitoring.'

targetScope = 'resourceGroup'

@description('Short name of the environment, part of every name.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Region of everything. Evidence, questionnaires and logs stay in it.')
param location string = resourceGroup().location

@description('Days in which nobody, not even an owner, can change or delete a collected artifact or a pack.')
@minValue(1)
@maxValue(146000)
param retentionDays int

@description('Redundancy of the evidence account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param evidenceSku string

@description('Most instances the app may grow to.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 20

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Application id of the Entra app registration that callers sign in to. Empty: callers are programs that hold a function key.')
param authClientId string = ''

@description('Whether people talk to Evidence in Teams: registers a bot with the Teams channel.')
param withTeams bool = false

@description('Where alerts go.')
param alertEmail string

@description('Days logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

var suffix = take(uniqueString(resourceGroup().id, environmentName), 8)
var name = 'evidence-${environmentName}-${suffix}'
var tags = {
  application: 'evidence'
  environment: environmentName
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: 'id-${name}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    tags: tags
    logRetentionDays: logRetentionDays
    principalId: identity.outputs.principalId
  }
}

module hostStorage 'modules/storage-host.bicep' = {
  name: 'storage-host'
  params: {
    name: 'stevh${environmentName}${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    logsId: monitoring.outputs.logsId
  }
}

module evidenceStorage 'modules/storage-evidence.bicep' = {
  name: 'storage-evidence'
  params: {
    name: 'stev${environmentName}${suffix}'
    location: location
    tags: tags
    sku: evidenceSku
    retentionDays: retentionDays
    principalId: identity.outputs.principalId
    logsId: monitoring.outputs.logsId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-ev-${environmentName}-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    logsId: monitoring.outputs.logsId
  }
}

module app 'modules/functions.bicep' = {
  name: 'functions'
  params: {
    name: 'func-${name}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccount: hostStorage.outputs.name
    packageContainerUrl: hostStorage.outputs.packageContainerUrl
    evidenceAccount: evidenceStorage.outputs.name
    vaultUri: vault.outputs.uri
    signingKeyId: vault.outputs.signingKeyId
    insightsConnection: monitoring.outputs.connectionString
    logsId: monitoring.outputs.logsId
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    authClientId: authClientId
    withTeams: withTeams
  }
}

module bot 'modules/bot.bicep' = if (withTeams) {
  name: 'bot'
  params: {
    name: 'bot-${name}'
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    endpoint: 'https://${app.outputs.hostName}/api/teams/messages'
    tenantId: tenant().tenantId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    logsId: monitoring.outputs.logsId
    appId: app.outputs.id
    email: alertEmail
  }
}

@description('Name of the Functions app, for publishing.')
output appName string = app.outputs.name

@description('Root of the API.')
output apiUrl string = 'https://${app.outputs.hostName}/api'

@description('Application id of the bot, for infra/teams-app.sh.')
output botId string = identity.outputs.clientId

@description('Account with the inbox and the outbox.')
output hostAccountName string = hostStorage.outputs.name

@description('Account that keeps the evidence.')
output evidenceAccountName string = evidenceStorage.outputs.name

@description('Vault for the secrets that evidence.yaml names.')
output vaultName string = vault.outputs.name
