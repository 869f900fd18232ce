// Importing this library gives the reports that the page shows.

@_exported import PovertyReports
