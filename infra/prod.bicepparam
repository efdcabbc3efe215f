using 'main.bicep'

param environmentName = 'prod'
// Ten years: what Article 18 of the EU AI Act asks providers of high-risk systems to keep their documentation for.
param retentionDays = 3650
param evidenceSku = 'Standard_GZRS'
param maximumInstances = 40
param logRetentionDays = 365
param authClientId = readEnvironmentVariable('EVIDENCE_AUTH_CLIENT_ID', '')
param alertEmail = readEnvironmentVariable('EVIDENCE_ALERT_EMAIL', 'evidence-operations@example.com')
