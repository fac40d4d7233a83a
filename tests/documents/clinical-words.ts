/** Codes that random documents draw from: SNOMED CT and dm+d, with their descriptions. */
export type Word = readonly [code: string, display: string];

export const DIAGNOSES: Word[] = [
  ['385093006', 'Community acquired pneumonia'],
  ['35489007', 'Depressive disorder'],
  ['70704007', 'Sprain of wrist'],
  ['38341003', 'Hypertensive disorder'],
  ['195967001', 'Asthma'],
  ['44054006', 'Type 2 diabetes mellitus'],
  ['10509002', 'Acute bronchitis'],
  ['22298006', 'Myocardial infarction'],
  ['13645005', 'Chronic obstructive pulmonary disease'],
  ['49436004', 'Atrial fibrillation'],
  ['84757009', 'Epilepsy'],
];

export const PROCEDURES: Word[] = [
  ['399208008', 'Plain X-ray of chest'],
  ['29303009', 'Electrocardiographic procedure'],
  ['60027007', 'Radiography of wrist'],
  ['80146002', 'Excision of appendix'],
  ['73761001', 'Colonoscopy'],
  ['40701008', 'Echocardiography'],
];

export const SUBSTANCES: Word[] = [
  ['764146007', 'Penicillin'],
  ['387458008', 'Aspirin'],
  ['372687004', 'Amoxicillin'],
  ['387494007', 'Codeine'],
  ['111088007', 'Latex'],
];

export const REACTIONS: Word[] = [
  ['271807003', 'Eruption of skin'],
  ['39579001', 'Anaphylaxis'],
  ['422587007', 'Nausea'],
  ['62315008', 'Diarrhoea'],
];

export interface MedicineWord {
  code: string;
  display: string;
  unit: Word;
}
const TABLET: Word = ['428673006', 'tablet'];
const CAPSULE: Word = ['428641000', 'capsule'];

export const MEDICINES: MedicineWord[] = [
  { code: '42109611000001109', display: 'Paracetamol 500mg tablets', unit: TABLET },
  { code: '39732411000001106', display: 'Amoxicillin 500mg capsules', unit: CAPSULE },
  { code: '39732311000001104', display: 'Amoxicillin 250mg capsules', unit: CAPSULE },
  { code: '319284000', display: 'Amlodipine 10mg tablets', unit: TABLET },
  { code: '317972000', display: 'Furosemide 40mg tablets', unit: TABLET },
  { code: '321987003', display: 'Citalopram 20mg tablets', unit: TABLET },
  { code: '325427002', display: 'Prednisolone 5mg tablets', unit: TABLET },
];

export const FAMILIES = ['Testpatient', 'Sample', 'Specimen', 'Fictitious', 'O’Example', 'Test-Case'];
export const GIVEN = ['Zelda', 'Gwilym', 'Orla', 'Prakash', 'Ngozi', 'Seren'];
