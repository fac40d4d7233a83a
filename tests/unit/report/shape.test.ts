import { expect, it } from 'vitest';
import { describeShape } from '../../../src/report/shape.js';

it.each([
  ['', 'empty'],
  ['  ', 'white space only'],
  ['9990000018', '10 digits'],
  ['999000001800000018', '18 digits'],
  ['7', '1 digit'],
  ['1980', '4 digits, as of a year'],
  ['1980-02', 'date, year and month'],
  ['1980-02-03', 'date'],
  ['1980-02-03T10:00:00Z', 'date and time'],
  ['1980-02-03T10:00:00', 'date and time without a time zone'],
  ['AB12CD34EF56', '12 characters, letters and digits'],
  ['Zoë', '3 characters, letters'],
  ['Ann Other-Name', '14 characters, letters, spaces and other signs'],
  [' 9990000018', '10 digits, with white space around'],
  ['12.50', 'decimal number'],
  ['0f8fad5b-d9cb-469f-a165-70867728950e', 'UUID'],
  ['x'.repeat(101), 'more than 100 characters, letters'],
])('describes %j as %s', (value, words) => {
  expect(describeShape(value)).toBe(words);
});
