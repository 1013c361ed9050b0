import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {type Invocation, parseArguments} from '../../src/cli/parse-arguments.ts';

const PLAIN: Invocation = {command: 'run', inputs: {}, rehearse: false, dryRun: false, json: false};

describe('an invocation', () => {
  test.each<{name: string; argv: readonly string[]; want: Partial<Invocation>}>([
    {name: 'a command alone', argv: ['run'], want: {}},
    {name: 'another command', argv: ['plan'], want: {command: 'plan'}},
    {
      name: 'options of the issue',
      argv: [
        ...['run', '--config', 'images.yml', '--only', 'cpu', '--platform', 'linux/amd64,linux/arm64', '--push'],
        ...['--registry', 'localhost:5000/', '--parallel', '2']
      ],
      want: {
        inputs: {config: 'images.yml', only: 'cpu', platforms: 'linux/amd64,linux/arm64', push: 'true', parallel: '2'},
        registry: 'localhost:5000/'
      }
    },
    {name: 'a value behind =', argv: ['run', '--push=auto', '--file=a=b'], want: {inputs: {push: 'auto', file: 'a=b'}}},
    {name: 'a flag that is off', argv: ['run', '--pull=false'], want: {inputs: {pull: 'false'}}},
    {
      name: 'several values of one input',
      argv: ['run', '--build-args', 'A=1', '--build-args', 'B=2'],
      want: {inputs: {'build-args': 'A=1\nB=2'}}
    },
    {name: 'an option before the command', argv: ['--json', 'plan'], want: {command: 'plan', json: true}},
    {
      name: 'what the action has not',
      argv: ['run', '--dry-run', '--ref', 'v1.2.3', '--summary', 'out.md'],
      want: {dryRun: true, ref: 'v1.2.3', summary: 'out.md'}
    },
    {
      name: 'a clean-up that only lists',
      argv: ['cleanup', '--dry-run'],
      want: {command: 'cleanup', dryRun: true}
    },
    {
      name: 'a dry run of a promotion',
      argv: ['promote', '--dry-run', '--push'],
      want: {command: 'promote', dryRun: true, inputs: {push: 'true'}}
    },
    {name: 'a value that begins with a hyphen', argv: ['run', '--target=-x'], want: {inputs: {target: '-x'}}}
  ])('has $name', ({argv, want}) => {
    expect(parseArguments(argv)).toEqual({kind: 'invocation', invocation: {...PLAIN, ...want}});
  });
});

describe('help and version', () => {
  test.each([
    {argv: ['--help'], want: {kind: 'help'}},
    {argv: ['-h'], want: {kind: 'help'}},
    {argv: ['help'], want: {kind: 'help'}},
    {argv: ['help', 'plan'], want: {kind: 'help', command: 'plan'}},
    {argv: ['run', '--help', '--nothing'], want: {kind: 'help', command: 'run'}},
    {argv: ['--version'], want: {kind: 'version'}},
    {argv: ['-V'], want: {kind: 'version'}}
  ])('$argv', ({argv, want}) => {
    expect(parseArguments(argv)).toEqual(want);
  });
});

describe('wrong usage', () => {
  test.each([
    {name: 'nothing', argv: [], want: [/^Say what to do: run, plan, cleanup|^Say what to do: plan, run/]},
    {name: 'a misspelt command', argv: ['rnu'], want: ['"rnu" is not a command. Did you mean run?']},
    {name: 'another command', argv: ['publish'], want: [/^"publish" is not a command\. There are: plan, run, /]},
    {name: 'help of it', argv: ['help', 'pln'], want: ['"pln" is not a command. Did you mean plan?']},
    {
      name: 'misspelt options, each with the right one',
      argv: ['run', '--platfrom', 'linux/amd64', '--dryrun', '--verbose'],
      want: [
        '--platfrom is not an option. Did you mean --platform?',
        '--dryrun is not an option. Did you mean --dry-run?',
        '--verbose is not an option.'
      ]
    },
    {name: 'the mode, which is the command', argv: ['run', '--mode=plan'], want: [/^--mode is not an option/]},
    {
      name: 'values that are missing',
      argv: ['run', '--config', '--push', '--only'],
      want: [
        '--config needs a value, and "--push" follows; if that is its value, write --config=--push.',
        '--only needs a value.'
      ]
    },
    {name: 'a value too many', argv: ['run', '--json=yes'], want: ['--json takes no value.']},
    {name: 'a word too many', argv: ['run', 'cpu'], want: ['"cpu" is one word too many.']},
    {
      name: 'a value of a flag',
      argv: ['run', '--provenance', 'mode=max', '--pull=true', 'cpu'],
      want: [
        '"mode=max" is one word too many; if it is the value of --provenance, write --provenance=mode=max.',
        '"cpu" is one word too many.'
      ]
    },
    {
      name: 'values that are empty',
      argv: ['run', '--ref', '', '--registry=', '--summary', '', '--config', ''],
      want: ['--ref', '--registry', '--summary'].map(name => `${name} needs a value, and this one is empty.`)
    },
    {
      name: 'what a promotion is for',
      argv: ['run', '--from', '1.0.0', '--to=latest'],
      want: ['--from is for promote; "run" has no use for it.', '--to is for promote; "run" has no use for it.']
    },
    {name: 'a file for two summaries', argv: ['run', '--ref', 'a', '--ref', 'b'], want: ['--ref is given 2 times.']},
    {
      name: 'what does not go together',
      argv: ['run', '--rehearse', '--push', '--registry', 'r:5000', '--dry-run'],
      want: [/^--rehearse and --push do/, /^--rehearse and --registry do/, /^--rehearse and --dry-run do/]
    },
    {
      name: 'what another command is for',
      argv: ['plan', '--dry-run', '--rehearse'],
      want: [
        '--rehearse is for run; "plan" has no use for it.',
        '--dry-run is for run, promote and cleanup; "plan" has no use for it.',
        expect.stringMatching(/^--rehearse and --dry-run/)
      ]
    }
  ])('tells $name', ({argv, want}) => {
    const args = parseArguments(argv);
    expect(args).toMatchObject({kind: 'wrong'});
    expect(args.kind === 'wrong' && args.problems).toEqual(
      want.map(one => (one instanceof RegExp ? expect.stringMatching(one) : one))
    );
  });

  it('is told, and never thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), argv => {
        expect(['invocation', 'help', 'version', 'wrong']).toContain(parseArguments(argv).kind);
      })
    );
  });
});
