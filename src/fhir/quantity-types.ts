/** Quantity and the types that FHIR makes of it (FHIR R4 and STU3, Data Types: Quantity). */
export const QUANTITY_TYPES: readonly string[] = [
  'Quantity',
  'Age',
  'Count',
  'Distance',
  'Duration',
  'Money',
  'SimpleQuantity',
  'MoneyQuantity',
];
