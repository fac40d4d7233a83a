export interface CsvMapping {
  columns: ReadonlyMap<string, string>;
}
