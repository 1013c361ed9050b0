import {describe, expect, test} from 'vitest';
import {completeInputs} from '../../src/cli/defaults.ts';
import type {Invocation} from '../../src/cli/parse-arguments.ts';

const RUN: Invocation = {command: 'run', inputs: {}, rehearse: false, dryRun: false, json: false};

describe('what the command adds', () => {
  test.each<{name: string; given: Partial<Invocation>; config?: string; want: object}>([
    {name: 'a run that pushes nothing', given: {}, want: {mode: 'run', push: 'false', comment: 'off'}},
    {name: 'a run that does', given: {inputs: {push: 'true'}}, want: {mode: 'run', push: 'true'}},
    {name: 'a rehearsal', given: {rehearse: true}, want: {push: 'true'}},
    {name: 'a plan of what the action would do', given: {command: 'plan'}, want: {mode: 'plan', push: 'auto'}},
    {name: 'the config file', given: {}, config: 'multiarch.yml', want: {config: 'multiarch.yml'}},
    {
      name: 'the config file beside images of the user',
      given: {inputs: {images: 'r.io/a'}},
      config: 'multiarch.yml',
      want: {config: 'multiarch.yml', images: 'r.io/a'}
    },
    {name: 'no other config file than that of the user', given: {inputs: {config: 'a.yml'}}, want: {config: 'a.yml'}},
    {name: 'no login to another registry', given: {registry: 'localhost:5000/'}, want: {registry: undefined}},
    {
      name: 'the registry to a login',
      given: {registry: 'https://ghcr.io/acme/', inputs: {username: 'a', password: 'b'}},
      want: {registry: 'ghcr.io'}
    }
  ])('$name', ({given, config, want}) => {
    const inputs = completeInputs({...RUN, ...given}, config === undefined ? {} : {config});
    expect({...Object.fromEntries(Object.keys(want).map(key => [key, undefined])), ...inputs}).toMatchObject(want);
  });
});
