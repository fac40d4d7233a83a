/** Writes ordered codes as sections (index-format.ts, Codes). */
import { CODE_BLOCK, type CodeGroup, TEXT_BLOCK } from '../index-format.js';
import type { OrderedCodes } from './code-set.js';
import { VarintWriter } from './varint.js';

export interface CodeSections {
  groups: CodeGroup[];
  codeAnchors: Uint8Array;
  codes: Uint8Array;
  textAnchors: Uint8Array;
  textCodes: Uint8Array;
}

export function encodeCodes({ numeric, texts }: OrderedCodes): CodeSections {
  const groups: CodeGroup[] = [];
  const firsts: number[] = [];
  const offsets: number[] = [];
  const out = new VarintWriter();
  let ordinal = 0;
  for (const { key, items } of numeric) {
    groups.push({ key, first: ordinal, count: items.length, block: firsts.length });
    ordinal += items.length;
    for (let at = 0; at < items.length; at += 1) {
      if (at % CODE_BLOCK !== 0) out.put(items[at]! - items[at - 1]!);
      else {
        firsts.push(items[at]!);
        offsets.push(out.length);
      }
    }
  }
  const anchors = new DataView(new ArrayBuffer(firsts.length * 12));
  for (const [block, item] of firsts.entries()) anchors.setFloat64(block * 8, item, true);
  for (const [block, offset] of offsets.entries()) anchors.setUint32((firsts.length * 2 + block) * 4, offset, true);
  return { groups, codeAnchors: new Uint8Array(anchors.buffer), codes: out.done(), ...encodeTexts(texts) };
}

function encodeTexts(texts: readonly string[]): Pick<CodeSections, 'textAnchors' | 'textCodes'> {
  const encoder = new TextEncoder();
  const out = new VarintWriter();
  const anchors = new DataView(new ArrayBuffer(Math.ceil(texts.length / TEXT_BLOCK) * 4));
  texts.forEach((text, at) => {
    const isFirst = at % TEXT_BLOCK === 0;
    if (isFirst) anchors.setUint32((at / TEXT_BLOCK) * 4, out.length, true);
    const same = isFirst ? 0 : commonStart(texts[at - 1]!, text);
    const rest = encoder.encode(text.slice(same));
    out.put(same);
    out.put(rest.length);
    out.putBytes(rest);
  });
  return { textAnchors: new Uint8Array(anchors.buffer), textCodes: out.done() };
}

/** Never ends between the halves of a surrogate pair. */
function commonStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  const last = same > 0 ? a.charCodeAt(same - 1) : 0;
  return last >= 0xd800 && last < 0xdc00 ? same - 1 : same;
}
