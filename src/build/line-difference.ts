/** What lines of one text are not in another: the longest common subsequence, for texts as short as fixtures. */
export interface DifferingLine {
  /** ' ' in both, '-' only in the first, '+' only in the second */
  in: ' ' | '-' | '+';
  text: string;
}

export function differenceOf(before: readonly string[], after: readonly string[]): DifferingLine[] {
  const longest = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i]![j] =
        before[i] === after[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const lines: DifferingLine[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ in: ' ', text: before[i]! });
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) {
      lines.push({ in: '-', text: before[i]! });
      i += 1;
    } else {
      lines.push({ in: '+', text: after[j]! });
      j += 1;
    }
  }
  return lines;
}

/** Only what differs, with a line of what stands around it. */
export function withoutTheSame(lines: readonly DifferingLine[]): DifferingLine[] {
  const near = (at: number) => [at - 1, at, at + 1].some((one) => lines[one] !== undefined && lines[one].in !== ' ');
  return lines.filter((_line, at) => near(at));
}
