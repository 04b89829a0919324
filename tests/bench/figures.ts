/**
 * What is measured and how it is judged. Ratios are of medians that were measured side by side in one run,
 * so that they hold on any machine. A limit in milliseconds means something only on a machine like the one
 * on which it was set: it counts only while an empty window takes there what it took when it was recorded.
 */
import { median, short, spread } from './statistics.ts';

export type Limit =
  /** At most so many times the floor. */
  | { readonly kind: 'times-floor'; readonly most: number }
  /** At most the floor and so much more. */
  | { readonly kind: 'above-floor'; readonly most: number }
  /** At most so many milliseconds, on a machine like the recorded one. */
  | { readonly kind: 'time'; readonly most: number }
  /** At most so many, wherever it is counted. */
  | { readonly kind: 'count'; readonly most: number }
  /** Told, not judged. */
  | { readonly kind: 'none' };

export interface Figure {
  readonly figure: string;
  readonly unit: 'ms' | 'bytes' | 'bytes a character' | 'MiB';
  /** One for each run. */
  readonly values: readonly number[];
  readonly floor?: readonly number[];
  readonly limit: Limit;
  readonly note?: string;
}

/** A row of out/bench/figures.json. `value` and `floor` are medians; `holds` is null where nothing can be said. */
export interface Row {
  readonly figure: string;
  readonly unit: string;
  readonly value: number;
  readonly spread: string;
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly limit: string;
  readonly holds: boolean | null;
  readonly runs: number;
  readonly note: string;
}

export interface Judging {
  /** Why limits in milliseconds do not count here; null when they do. */
  readonly notComparable: string | null;
  /** Why this run is no proof at all (shortened); null for a full one. */
  readonly shortened: string | null;
}

export function judge({ figure, unit, values, floor, limit, note }: Figure, judging: Judging): Row {
  const value = median(values);
  const floorValue = floor === undefined ? null : median(floor);
  const reasons = [note, judging.shortened];
  let holds: boolean | null = null;
  if (limit.kind === 'times-floor' && floorValue !== null) holds = value <= limit.most * floorValue;
  if (limit.kind === 'above-floor' && floorValue !== null) holds = value <= floorValue + limit.most;
  if (limit.kind === 'count') holds = value <= limit.most;
  if (limit.kind === 'time') {
    if (judging.notComparable === null) holds = value <= limit.most;
    else reasons.push(judging.notComparable);
  }
  if (judging.shortened !== null) holds = null;
  return {
    figure,
    unit,
    value: rounded(value),
    spread: spread(values),
    floor: floorValue === null ? null : rounded(floorValue),
    ratio: floorValue === null ? null : rounded(value / floorValue),
    limit: limitText(limit, unit),
    holds,
    runs: values.length,
    note: reasons.filter((reason) => reason !== undefined && reason !== null).join('; '),
  };
}

function limitText(limit: Limit, unit: string): string {
  switch (limit.kind) {
    case 'times-floor':
      return `${limit.most} × floor`;
    case 'above-floor':
      return `floor + ${limit.most} ${unit}`;
    case 'time':
    case 'count':
      return `${limit.most} ${unit}`;
    case 'none':
      return '';
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(5));
}

/** The rows for people to read, as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.figure,
    `${short(row.value)} ${row.unit}`,
    row.spread,
    row.floor === null ? '' : short(row.floor),
    row.ratio === null ? '' : row.ratio.toFixed(2),
    row.limit,
    row.holds === null ? '–' : row.holds ? 'yes' : 'NO',
  ]);
  const head = ['figure', 'median', 'spread', 'floor', 'ratio', 'limit', 'holds'];
  const widths = head.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const notes = rows.filter(({ note }) => note !== '').map(({ figure, note }) => `- ${figure}: ${note}`);
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line), '', ...notes].join(
    '\n',
  );
}
