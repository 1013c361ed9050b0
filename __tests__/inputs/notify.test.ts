import {describe, expect, it, test} from 'vitest';
import {config, problemsOf, settingsOf} from './support.ts';

const notify = (text: string) => ({images: 'ghcr.io/acme/app', notify: text});
const ALL = ['success', 'failure', 'cancelled'];

test.each([
  {
    name: 'a variable',
    text: '- url-env: HOOK',
    want: {name: 'HOOK', address: {urlEnv: 'HOOK'}, on: ALL, format: 'json', timeoutMs: 10_000}
  },
  {
    name: 'an address',
    text: '- {url: "https://ci.example.com:8443/hooks/1", on: failure, format: slack, timeout: 3s}',
    want: {
      name: 'ci.example.com:8443',
      address: {url: 'https://ci.example.com:8443/hooks/1'},
      on: ['failure'],
      format: 'slack',
      timeoutMs: 3000
    }
  },
  {
    name: 'a signed one',
    text: '- {url-env: HOOK, secret-env: KEY, on: [cancelled, failure]}',
    want: {
      name: 'HOOK',
      address: {urlEnv: 'HOOK'},
      on: ['failure', 'cancelled'],
      format: 'json',
      secretEnv: 'KEY',
      timeoutMs: 10_000
    }
  }
])('notify: $name', async ({text, want}) => {
  expect((await settingsOf(notify(text))).notify).toEqual([want]);
});

test('the config file has it too, and the input comes over it', async () => {
  const file = 'images: {app: {repositories: [ghcr.io/acme/app]}}\nnotify: [{url-env: FILE}]\n';
  expect((await settingsOf(...config(file))).notify.map(({name}) => name)).toEqual(['FILE']);
  const both = await settingsOf(...config(file, {notify: '- url-env: INPUT'}));
  expect(both.notify.map(({name}) => name)).toEqual(['INPUT']);
});

describe('what is wrong is told without the address', () => {
  const SECRET = 'T00/B00/xoxp-secret';

  test.each([
    {
      name: 'no address',
      text: '- on: failure',
      want: [
        'notify › item 1 (line 1): has no address (want one of url, url-env). Write "url-env: NAME", with the address in "env" of the step.'
      ]
    },
    {
      name: 'two addresses',
      text: `- {url: "https://a.example/${SECRET}", url-env: HOOK}`,
      want: [
        'notify › item 1 (line 1): has two addresses (want one of url, url-env). Write "url-env: NAME", with the address in "env" of the step.'
      ]
    },
    {
      name: 'an empty secret',
      text: '- url-env: HOOK\n- url: ""',
      want: [
        'notify › item 2 › url (line 2): is not an http or https address. A GitHub secret that does not exist is empty.'
      ]
    },
    {
      name: 'another scheme',
      text: `- url: "slack://${SECRET}"`,
      want: [
        'notify › item 1 › url (line 1): is not an http or https address. A GitHub secret that does not exist is empty.'
      ]
    },
    {
      name: 'the address for the name of the variable',
      text: `- url-env: https://hooks.example/${SECRET}`,
      want: [
        'notify › item 1 › url-env (line 1): is not the name of a variable. Give the name, and the value in "env" of the step.'
      ]
    }
  ])('$name', async ({text, want}) => {
    const problems = await problemsOf(notify(text));
    expect(problems).toEqual(want);
    expect(problems.join()).not.toContain(SECRET);
  });

  it('words that are not there', async () => {
    const problems = await problemsOf(
      notify(`- {url-env: HOOK, on: error}\n- {url: "https://a.example/${SECRET}", format: teams, when: always}`)
    );
    expect(problems.join('\n')).toMatch(/on.*always.*success.*failure.*cancelled/);
    expect(problems.join('\n')).toMatch(/format.*json.*slack/);
    expect(problems.join('\n')).toMatch(/when.*(url-env|on)/);
    expect(problems.join()).not.toContain(SECRET);
  });
});
