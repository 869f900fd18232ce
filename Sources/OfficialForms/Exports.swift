// Importing this library gives the reports that the forms are made of, and the description of a sheet that they are.

@_exported import PovertyReports
@_exported import Tables
