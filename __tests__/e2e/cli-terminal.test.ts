import {describe, expect, it} from 'vitest';
import {checkout} from './support/checkout.ts';
import {expectNothingLeft, runCommand, startCommand} from './support/command.ts';
import {ownBuilder} from './support/inputs.ts';
import {HELLO} from './support/project.ts';
import {newRepository} from './support/registry.ts';

const ESC = '\u001b[';
const TERMINAL = {columns: 70, rows: 20};

/** Inputs of every run here. */
const inputs = (): readonly string[] =>
  Object.entries({...ownBuilder(), images: newRepository(), guard: 'off'}).map(([name, value]) => `--${name}=${value}`);

/** Lines as they were drawn, without what moves and clears. */
const drawn = (text: string): readonly string[] =>
  text.split(/\r?\n/).map(line =>
    line
      .replaceAll('\r', '')
      .split(ESC)
      .map((part, index) => (index === 0 ? part : part.replace(/^\??\d*[a-zA-Z]/, '')))
      .join('')
  );

describe('in a terminal', () => {
  it('a line per build target is redrawn, and the report stands alone in the end', async () => {
    const {cwd} = checkout({Dockerfile: HELLO});
    const run = await runCommand(['run', '--platform', 'linux/amd64,linux/arm64', '--parallel', '1', ...inputs()], {
      cwd,
      terminal: TERMINAL
    });
    expect(run.exitCode, run.stdout).toBe(0);
    const [live = '', report = ''] = run.stdout.split(`${ESC}?7h${ESC}?25h`);
    // Two lines up, and both of them anew.
    expect(live.split(`${ESC}2A`).length).toBeGreaterThan(10);
    const lines = drawn(live);
    const rows = lines.filter(line => /^[·✔✖⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] \S+\/linux\/(amd64|arm64)/u.test(line));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(line => [...line].length >= TERMINAL.columns)).toEqual([]);
    expect(rows).toContainEqual(expect.stringMatching(/^· \S+\/linux\/arm64 +waits$/u));
    expect(rows).toContainEqual(expect.stringMatching(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] \S+\/linux\/arm64 +\[2\/2\] RUN /u));
    expect(rows).toContainEqual(expect.stringMatching(/^✔ \S+\/linux\/amd64 +HEALTHCHECK after .*\/\d cached +\d/u));
    // No line of the log that the rows stand for.
    expect(lines.filter(line => /^\S+\/linux\/amd64 {2}|^▾/.test(line))).toEqual([]);
    expect(report).toMatch(/^✅ Built and checked 2 build targets/);
    expect(report).toContain('Nothing has left this machine');
    await expectNothingLeft(run);
  });

  it.each([
    {name: 'NO_COLOR', env: {NO_COLOR: '1'}},
    {name: 'TERM=dumb', env: {TERM: 'dumb'}},
    {name: 'CI', env: {CI: 'true'}}
  ])('with $name has plain lines', async ({env}) => {
    const {cwd} = checkout({Dockerfile: 'FROM busybox:1.36\nRUN exit 7\n'});
    const run = await runCommand(['run', '--platform', 'linux/amd64', ...inputs()], {cwd, env, terminal: TERMINAL});
    expect(run.exitCode, run.stdout).toBe(1);
    expect(run.stdout).not.toContain('\u001b');
    expect(run.stdout).toMatch(/^\S+\/linux\/amd64 {2}\[2\/2\] RUN exit 7\r$/m);
  });

  it('Ctrl-C ends the run, gives the terminal back, and leaves nothing', async () => {
    const {cwd} = checkout({Dockerfile: 'FROM busybox:1.36\nRUN echo begun && sleep 600\n'});
    const command = startCommand(['run', '--platform', 'linux/amd64', ...inputs()], {cwd, terminal: TERMINAL});
    await command.seen(/RUN echo begun/);
    command.type('\u0003');
    const run = await command.done;
    expect(run.exitCode, run.stdout).toBe(130);
    expect(run.stdout).toContain(`${ESC}?7h${ESC}?25h`);
    expect(run.stdout).toMatch(/Cancelled/);
    await expectNothingLeft(run);
  });
});

describe('without a terminal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends a rehearsal, with its registry', async signal => {
    const {cwd} = checkout({Dockerfile: 'FROM busybox:1.36\nRUN echo begun && sleep 600\n'});
    const command = startCommand(['run', '--rehearse', '--platform', 'linux/amd64', ...inputs()], {cwd});
    await command.seen(/RUN echo begun/);
    command.kill(signal);
    const run = await command.done;
    expect(run.exitCode, run.stderr).toBe(130);
    await expectNothingLeft(run);
  });
});
