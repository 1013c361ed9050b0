import {describe, expect, it, test} from 'vitest';
import {
  formatHistory,
  MAX_RUNS,
  metricsOf,
  parseHistory,
  type RunMetrics,
  renderMetrics,
  sizeSeries
} from '../../src/report/metrics.ts';
import {renderMetricsSvg} from '../../src/report/metrics-svg.ts';
import {success} from './fixtures.ts';

const run = (over: Partial<RunMetrics> = {}): RunMetrics => ({
  at: '2026-11-21T08:00:00.000Z',
  commit: '3f2c1ab',
  success: true,
  durationMs: 61_000,
  sizes: {'hello/linux/amd64': 12_000_000},
  ...over
});

describe('the history', () => {
  it('keeps what it is given, of the last runs alone', () => {
    const runs = Array.from({length: MAX_RUNS + 5}, (_, index) => run({durationMs: index}));
    const kept = parseHistory(formatHistory(runs));
    expect(kept).toHaveLength(MAX_RUNS);
    expect(kept.at(-1)).toEqual(runs.at(-1));
  });

  test.each([
    {name: 'nothing', text: undefined},
    {name: 'no JSON', text: '<html>'},
    {name: 'another file', text: '{"runs": {"a": 1}}'},
    {name: 'runs of another form', text: '{"runs": [{"at": 1}, null, {"at": "", "durationMs": "x"}]}'}
  ])('is empty for $name', ({text}) => {
    expect(parseHistory(text)).toEqual([]);
  });

  it('takes the figures of a run', () => {
    const {sizes, success: good, commit, durationMs} = metricsOf(success(), '2026-11-21T08:00:00.000Z');
    expect(good).toBe(true);
    expect(commit).toMatch(/^[0-9a-f]{7}$/);
    expect(durationMs).toBeGreaterThan(0);
    expect(Object.keys(sizes).length).toBeGreaterThan(0);
  });
});

describe('the section of the summary', () => {
  it('has a chart for the time and one for each size', () => {
    const text = renderMetrics([run(), run({success: false, sizes: {}}), run({durationMs: 30_500})], undefined);
    expect(text).toContain('2 of 3 runs succeeded: ✅❌✅; this one took 30.5 s.');
    expect(text).toContain('title "Run time (s)"\n  x-axis 1 --> 3\n  y-axis 0 --> 67.1\n  line [61, 61, 30.5]');
    expect(text).toContain('title "Size of hello/linux/amd64 (MB)"\n  x-axis 1 --> 2\n  y-axis 0 --> 13.2\n');
    expect(text.match(/```mermaid/g)).toHaveLength(2);
  });

  test.each([
    {name: 'yet', missing: undefined, want: 'There is no history yet: charts begin with the second run.'},
    {name: 'at all', missing: 'there is no cache service here', want: 'There is no history: there is no cache service'}
  ])('says that there is no history $name', ({missing, want}) => {
    const text = renderMetrics([run()], missing);
    expect(text).toContain(want);
    expect(text).not.toContain('mermaid');
  });

  it('lets no name of an image out of its title', () => {
    const sizes = {'a"]\n```b/linux/amd64': 1};
    const text = renderMetrics([run({sizes}), run({sizes})], undefined);
    expect(text).toContain('title "Size of a_______b/linux/amd64 (MB)"'.replace('_______', '_'.repeat(6)));
  });

  it('has three charts of sizes at most', () => {
    const sizes = Object.fromEntries(['a', 'b', 'c', 'd'].map(id => [id, 1]));
    const runs = [run({sizes}), run({sizes})];
    expect(sizeSeries(runs)).toHaveLength(4);
    expect(renderMetrics(runs, undefined).match(/Size of/g)).toHaveLength(3);
  });
});

describe('the SVG', () => {
  it('has a line for each figure and a mark for each run', () => {
    const svg = renderMetricsSvg([run(), run({success: false}), run()]);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg.match(/<title>/g)).toHaveLength(3);
    expect(svg).toContain('hello/linux/amd64: 12 MB');
    expect(svg).toContain('aria-label="2 of 3 runs succeeded"');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.each([
    {name: 'one run', runs: [run()]},
    {name: 'a run without sizes', runs: [run({sizes: {}, durationMs: 0})]},
    {name: 'no run', runs: []}
  ])('is whole with $name', ({runs}) => {
    const svg = renderMetricsSvg(runs);
    expect(svg.trimEnd().endsWith('</svg>')).toBe(true);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('shows foreign text as text', () => {
    const svg = renderMetricsSvg([run({commit: '</title><script>', sizes: {'<b>&"': 1}})]);
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;b&gt;&amp;&quot;');
  });
});
