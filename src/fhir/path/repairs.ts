/**
 * Core's constraints whose published text does not say what is meant, and the text that is evaluated instead.
 * HL7's own validator makes the same repairs as it loads the definitions; later versions of FHIR publish many of them.
 */
const REPAIRED: ReadonlyMap<string, string> = new Map([
  // Narrative may be a picture: txt-2 shares its text with txt-1 but asks only for content. See native.ts.
  ["fullUrl.contains('/_history/').not()", "fullUrl.empty() or fullUrl.contains('/_history/').not()"],
  // A dateTime at least to the day; a Period or Timing is another rule's business.
  ['($this as dateTime).toString().length() >= 8', '($this as dateTime).all(toString().length() >= 10)'],
  // Boolean is written with a capital.
  ["operator = 'exists' implies (answer is Boolean)", "operator = 'exists' implies (answer is boolean)"],
  // Two conditions already need to be joined.
  ['enableWhen.count() > 2 implies enableBehavior.exists()', 'enableWhen.count() >= 2 implies enableBehavior.exists()'],
  // A missing name is another rule's business.
  ["name.matches('[A-Z]([A-Za-z0-9_]){0,254}')", "name.exists() implies name.matches('[A-Z]([A-Za-z0-9_]){0,254}')"],
  // category is a CodeableConcept: it never equals a text.
  [
    "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.select($this='problem-list-item').empty()",
    "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.coding.where(code = 'problem-list-item').empty()",
  ],
  // when may be several.
  [
    "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
    "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
  ],
  // Quantities without a value, or whose units cannot be compared, do not break the order.
  ['low.empty() or high.empty() or (low <= high)', 'low.empty() or high.empty() or iif(low > high, false, true)'],
  // No probability, no limit to it.
  ['probability is decimal implies (probability as decimal) <= 100', 'probability.ofType(decimal).all($this <= 100)'],
  ['probability is decimal implies probability.as(decimal) <= 100', 'probability.ofType(decimal).all($this <= 100)'],
  // A parameter that is a whole resource may have profiles too.
  [
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical')",
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical' or type = 'Any' or type.memberOf('http://hl7.org/fhir/ValueSet/resource-types'))",
  ],
]);

/** The text to evaluate for a published one. */
export function repaired(expression: string): string {
  return REPAIRED.get(expression) ?? expression;
}
