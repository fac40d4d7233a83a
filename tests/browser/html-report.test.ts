/** The HTML report in a real browser: its own policy lets its sheet through, and nothing runs over the edge of a narrow screen. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/report/html/page.js';
import { REPORT } from '../golden/fixed-report.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const folder = mkdtempSync(join(tmpdir(), 'careconform-html-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A phone, a desktop at 200 % zoom, a desktop. */
const WIDTHS = [320, 640, 1280];

/** Looks at the report through frames of several widths, because the report itself lets no script run. */
const PROBE = `<!doctype html><meta charset="utf-8"><pre id="said"></pre><script>
const said = [];
for (const width of ${JSON.stringify(WIDTHS)}) {
  const frame = document.createElement('iframe');
  frame.style.width = width + 'px';
  frame.src = 'report.html';
  frame.onload = () => {
    const { documentElement: page, body } = frame.contentDocument;
    const overflow = page.scrollWidth - page.clientWidth;
    said.push({ width, overflow, font: frame.contentWindow.getComputedStyle(body).fontFamily });
    if (said.length === ${WIDTHS.length}) document.getElementById('said').textContent = JSON.stringify(said);
  };
  document.body.append(frame);
}
</script>`;

function look(): { width: number; overflow: number; font: string }[] {
  const long = 'x'.repeat(300);
  const findings = REPORT.findings.map((finding) => ({
    ...finding,
    message: `${finding.message} ${long}`,
    path: long,
  }));
  const report = {
    ...REPORT,
    findings,
    payloads: REPORT.payloads.map((row) => ({ ...row, name: `${long}${row.name}` })),
  };
  writeFileSync(join(folder, 'report.html'), [...htmlReport.render(report, { colour: false, width: 80 })].join(''));
  writeFileSync(join(folder, 'probe.html'), PROBE);
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--allow-file-access-from-files'];
  const budget = ['--virtual-time-budget=60000', `--user-data-dir=${join(folder, 'profile')}`, '--dump-dom'];
  const address = pathToFileURL(join(folder, 'probe.html')).href;
  const options = { stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 };
  const dom = execFileSync(CHROMIUM!, [...flags, ...budget, address], options).toString();
  return JSON.parse(/<pre id="said">(.*?)<\/pre>/s.exec(dom)![1]!);
}

describe.skipIf(!CHROMIUM)('the HTML report in a browser (skipped where there is no Chromium)', () => {
  it('is styled, and as wide as the screen at most, at every width', () => {
    const seen = look();
    expect(seen.map(({ width }) => width).sort((a, b) => a - b)).toEqual(WIDTHS);
    for (const { overflow, font } of seen) {
      expect(overflow).toBe(0);
      expect(font).toContain('Arial');
    }
  });
});
