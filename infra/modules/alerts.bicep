metadata description = 'Tells people of requests that were given up, failed orchestrations and an API that fails.'

param name string
param location string
param tags object
param logsId string
param appId string
param email string

var queries = [
  {
    id: 'poison'
    title: 'A request was given up'
    text: 'A message of the queue evidence-requests was given up after its last attempt. docs/azure.md says how to look at it and put it back.'
    severity: 2
    query: 'AppMetrics | where Name == "evidence.requests.poisoned" | where Sum > 0'
  }
  {
    id: 'orchestrations'
    title: 'An orchestration failed'
    text: 'An orchestration ended as failed. Its reason is in the status that the API gives, and in the traces of the same instance.'
    severity: 2
    query: 'AppTraces | where tostring(Properties.Category) == "Host.Triggers.DurableTask" | where tostring(Properties.prop__functionType) == "Orchestrator" and tostring(Properties.prop__state) == "Failed"'
  }
  {
    id: 'poison-blobs'
    title: 'A file of the inbox was given up'
    text: 'The blob trigger gave a file of the inbox up; its message is on the queue webjobs-blobtrigger-poison.'
    severity: 3
    query: 'AppTraces | where Message has "webjobs-blobtrigger-poison"'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'evidence'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [
  for query in queries: {
    name: 'alert-${name}-${query.id}'
    location: location
    tags: tags
    properties: {
      displayName: query.title
      description: query.text
      severity: query.severity
      enabled: true
      scopes: [logsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: query.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      skipQueryValidation: true
      actions: { actionGroups: [people.id] }
    }
  }
]

resource failing 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${name}-http5xx'
  location: 'global'
  tags: tags
  properties: {
    description: 'The API answered more than five requests in fifteen minutes with a fault of its own.'
    severity: 2
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'http5xx'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Http5xx'
          operator: 'GreaterThan'
          threshold: 5
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
