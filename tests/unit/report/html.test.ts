/** The HTML report: asks for nothing, is built as WCAG 2.2 AA asks, escapes everything, and has the numbers of the report. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/report/html/page.js';
import { DARK, LIGHT } from '../../../src/report/html/style.js';
import type { Report } from '../../../src/report/types.js';
import { VERDICT_WORDS } from '../../../src/report/words.js';
import { REPORT } from '../../golden/fixed-report.js';

const render = (report: Report): string => [...htmlReport.render(report, { colour: false, width: 80 })].join('');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);

let page: string;
beforeAll(() => {
  page = render(REPORT);
});

describe('a page that asks for nothing', () => {
  it('has no script, no handler, and no address outside itself', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base)\b/i);
    expect(page).not.toMatch(/<[^>]*\s(?:on\w+|style|src|action)\s*=/i);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    expect(all(page, /href="([^"]*)"/g).filter((href) => !href.startsWith('#'))).toEqual([]);
  });

  it('allows its own sheet and nothing else', () => {
    const [policy] = all(page, /Content-Security-Policy" content="([^"]*)"/g);
    const [style] = all(page, /<style>([\s\S]*?)<\/style>/g);
    const digest = createHash('sha256').update(style!).digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
    expect(style!.length).toBeLessThan(12_000);
  });
});

describe('structure', () => {
  it('names its language and itself', () => {
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(page).toContain('<title>Conformance report &#8211; careconform</title>');
  });

  it('has one first heading, and no level left out below it', () => {
    const levels = all(page, /<h([1-6])\b/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });

  it('has ids that are each their own, and links that lead to them', () => {
    const ids = all(page, /\sid="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of all(page, /href="#([^"]*)"/g)) expect(ids).toContain(href);
    for (const fill of all(page, /url\(#([^)]*)\)/g)) expect(ids).toContain(fill);
  });

  it('has tables with captions and heads with scopes', () => {
    const tables = all(page, /<table>([\s\S]*?)<\/table>/g);
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) expect(table).toMatch(/^<caption>[^<]+<\/caption>/);
    expect(page).not.toMatch(/<th(?! scope="(?:col|row)")[\s>]/);
  });

  it('says above every table that it can be scrolled, and shows it where a screen is narrow', () => {
    const regions = all(page, /(<div class="scroll"[\s\S]{0,400}?)<table>/g);
    expect(regions.length).toBeGreaterThan(5);
    for (const region of regions) expect(region).toMatch(/<p class="hint">[^<]*scroll[^<]*<\/p>$/);
    expect(page).toMatch(/@media screen and \(max-width:40rem\)\{\.hint\{display:block\}/);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, close, name, rest] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/g)) {
      if (['meta', 'br'].includes(name!) || rest!.endsWith('/')) continue;
      if (close) expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
  });
});

describe('content', () => {
  it('says the verdict of every standard and that nothing is authorised', () => {
    for (const { id, name, verdict } of REPORT.standards) {
      const part = page.slice(page.indexOf(`<h3 id="s-${id}">`));
      expect(part.slice(0, 600)).toContain(name);
      expect(part.slice(0, 600)).toContain(VERDICT_WORDS[verdict]);
    }
    expect(page).toContain('This does not authorise go-live.');
  });

  it('counts as the report does, what is not listed too', () => {
    expect(page).toMatch(/nhs-number\/check-digit: 413 findings<\/summary>/);
    const [, row] = /<a href="#s-nhs-number">NHS number<\/a><\/th>(.*)/.exec(page)!;
    expect(all(row!, /<td class="n">([^<]*)<\/td>/g)).toEqual(['1', '0', '0', '1', '1']);
  });

  it('escapes every value', () => {
    const evil = '<script>alert(1)</script>"\'&';
    const [payload, ...others] = REPORT.payloads;
    const text = render({
      ...REPORT,
      payloads: [{ ...payload!, name: evil, type: evil }, ...others],
      findings: [{ ...REPORT.findings[0]!, message: evil, path: evil }],
      errors: [{ code: 'io', message: evil, payload: evil }],
    });
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  });

  it('stays within what a browser holds, whatever the report holds', () => {
    const findings = Array.from({ length: 20_000 }, (_, i) => ({
      ...REPORT.findings[0]!,
      rule: `nhs-number/rule-${i % 90}`,
      line: i + 1,
    }));
    const payloads = Array.from({ length: 5000 }, (_, i) => ({ ...REPORT.payloads[0]!, id: `p${i + 1}` }));
    const text = render({ ...REPORT, findings, payloads });
    expect(text.match(/<[a-z]/g)!.length).toBeLessThan(15_000);
    expect(text).toMatch(/more in the JSON report/);
  });
});

describe('colours', () => {
  const channel = (part: string): number => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => channel(colour.slice(at, at + 2))) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };
  const PAIRS: [keyof typeof LIGHT, keyof typeof LIGHT, number][] = [
    ['text', 'ground', 4.5],
    ['text', 'panel', 4.5],
    ['soft', 'ground', 4.5],
    ['link', 'ground', 4.5],
    ['on-bar', 'bar', 4.5],
    ['fail', 'ground', 4.5],
    ['review', 'ground', 4.5],
    ['pass', 'ground', 4.5],
    ['untested', 'ground', 4.5],
    ['on-focus', 'focus', 4.5],
  ];
  it.each(PAIRS)('%s on %s has a contrast of WCAG 2.2 AA, light and dark', (ink, ground, least) => {
    expect(contrast(LIGHT[ink], LIGHT[ground])).toBeGreaterThanOrEqual(least);
    expect(contrast(DARK[ink], DARK[ground])).toBeGreaterThanOrEqual(least);
  });
});
