import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Facts} from '../../src/context/facts.ts';
import type {Payload} from '../../src/context/payload.ts';
import {type Environment, readFacts} from '../../src/context/read-facts.ts';

export const SHA = '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345';
export const NOW = new Date('2026-01-02T03:04:05.678Z');

const events = new URL('../fixtures/events/', import.meta.url);

/** A webhook payload as GitHub sends it. */
export const payloadOf = (name: string): Payload =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`${name}.json`, events)), 'utf8')) as Payload;

/** The runner's variables of an event of acme/hello. */
export const runner = (event: string, ref: string, more: Environment = {}): Environment => ({
  GITHUB_EVENT_NAME: event,
  GITHUB_REF: ref,
  GITHUB_SHA: SHA,
  GITHUB_REPOSITORY: 'acme/hello',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '9876543210',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_ACTOR: 'octocat',
  ...more
});

export const factsOf = (event: string, ref: string, payload: Payload = {}, more: Environment = {}): Facts =>
  readFacts({env: runner(event, ref, more), payload, now: NOW});

const repository = {full_name: 'acme/hello', default_branch: 'main', html_url: 'https://github.com/acme/hello'};

/** Facts of a push without more in its payload than the repository. */
export const pushOf = (ref: string, more: Environment = {}): Facts => factsOf('push', ref, {repository}, more);
