/** FHIRPath's System types by the FHIR type that has the same values (FHIR R4, FHIRPath: Types). */
export const SYSTEM_TYPES: Readonly<Record<string, string>> = {
  String: 'string',
  Boolean: 'boolean',
  Integer: 'integer',
  Decimal: 'decimal',
  Date: 'date',
  DateTime: 'dateTime',
  Time: 'time',
};
