/** What is asked wrongly is said in plain words, with status 2, before anything is read. */
import { describe, expect, it } from 'vitest';
import { careconform, GOOD } from './careconform.js';

describe('usage', () => {
  it.each<[string, string[], RegExp]>([
    ['no path', [], /Say which files or folders/],
    ['an unknown option', ['x', '--standrd', 'dmd'], /unknown option '--standrd'\n\(Did you mean --standard\?\)/],
    ['an unknown standard', ['-', '--standard', 'nhs-numer'], /no standard nhs-numer.*Did you mean nhs-number\?/],
    ['an unknown pack', ['-', '--pack', 'careconform:redy'], /no pack careconform:redy/],
    ['a day that there is not', ['x', '--as-of', '2026-02-30'], /--as-of.*is invalid.*2026-04-01/],
    ['a date of another form', ['x', '--as-of', '1/4/2026'], /--as-of.*is invalid/],
    ['an unknown stage', ['x', '--gate', 'redy'], /Allowed choices are ready, live, future, undefined, none/],
    ['gates that contradict', ['x', '--gate', 'none', '--gate', 'ready'], /--gate none cannot stand/],
    ['an unknown generation', ['x', '--generation', 'fhir'], /Allowed choices are fhir-r5/],
    ['generations that contradict', ['x', '--generation', 'cda', '--fhir-version', '4.0'], /different generations/],
    ['a version of FHIR that there is not', ['x', '--fhir-version', '9.0'], /Allowed choices are 1\.0/],
    ['a number that is none', ['x', '--max-findings', 'many'], /whole number/],
    ['an unknown format', ['x', '--report', 'jsn'], /no report format jsn\. Did you mean json\?/],
    ['a report without a file', ['x', '--report', 'json:'], /names no file/],
    ['two reports for one stream', ['x', '--report', 'json', '--report', 'csv'], /Only one report/],
    ['an unknown rule', ['explain', 'nhs-number/chek-digit'], /Did you mean nhs-number\/check-digit\?/],
    ['an unknown list', ['list', 'rule'], /Did you mean rules\?/],
  ])('%s', async (_, args, words) => {
    const ended = await careconform(args, { input: GOOD });
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).toMatch(/^careconform: /);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([['--help'], ['--version'], ['check', '--help']])('%s is no failure', async (...args) => {
    const ended = await careconform(args);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).not.toBe('');
  });
});

describe('reading the catalogue', () => {
  it.each(['standards', 'rules', 'requirements', 'stages', 'formats'])('list %s', async (what) => {
    const ended = await careconform(['list', what]);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout.split('\n').length).toBeGreaterThan(4);
  });

  it('explain names what to do about a rule', async () => {
    const { status, stdout } = await careconform(['explain', 'nhs-number/check-digit']);
    expect(status).toBe(0);
    for (const part of ['Why it matters', 'What to do', 'Where it applies']) expect(stdout).toContain(part);
  });

  it('explain shows the stages of a standard and their basis', async () => {
    const { status, stdout } = await careconform(['explain', 'nhs-number']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Stage in the report of 2020\n {2}ready/);
  });
});
