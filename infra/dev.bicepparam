using 'main.bicep'

param environmentName = 'dev'
param retentionDays = 1
param evidenceSku = 'Standard_LRS'
param maximumInstances = 5
param logRetentionDays = 30
param authClientId = readEnvironmentVariable('EVIDENCE_AUTH_CLIENT_ID', '')
param alertEmail = readEnvironmentVariable('EVIDENCE_ALERT_EMAIL', 'evidence-dev@example.com')
