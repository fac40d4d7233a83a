import { describe, expect, it } from 'vitest';
import { careconform } from './careconform.js';

describe('explain with a URL', () => {
  it('prints a core type as the engine checks it', async () => {
    const { status, stdout } = await careconform(['explain', 'http://hl7.org/fhir/StructureDefinition/Patient']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^http:\/\/hl7\.org\/fhir\/StructureDefinition\/Patient/);
    expect(stdout).toContain('dom-2');
  });

  it('says what to do where nothing has the URL', async () => {
    const { status, stderr } = await careconform(['explain', 'http://example.org/StructureDefinition/none']);
    expect(status).toBe(2);
    expect(stderr).toContain('--package');
  });
});
