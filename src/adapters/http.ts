import {get} from 'node:http';
import {ActionError} from '../errors.ts';
import type {Http} from '../ports.ts';
import {isBroken, type Trouble, troubleOfAnswer} from './temporary.ts';

const BODY_LIMIT = 4096;
const DOWNLOAD_MS = 300_000;

export const nodeHttp: Http = {
  get: (url, {timeoutMs, signal}) =>
    new Promise((resolve, reject) => {
      // The limit is for the whole answer: a socket timeout alone never ends a body that drips.
      const limit = AbortSignal.timeout(timeoutMs);
      let answered = () => {};
      const request = get(url, {agent: false, signal: signal ? AbortSignal.any([signal, limit]) : limit}, answer => {
        let body = '';
        const done = () => resolve({status: answer.statusCode ?? 0, body});
        answered = done;
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => {
          body += text.slice(0, BODY_LIMIT - body.length);
          if (body.length < BODY_LIMIT) return;
          done();
          request.destroy();
        });
        answer.on('end', done);
        answer.on('error', done);
      });
      request.on('error', error => {
        // The status is what counts: a stream that never ends has answered, too.
        answered();
        reject(error);
      });
    }),

  download: async (url, signal) => {
    const limit = AbortSignal.timeout(DOWNLOAD_MS);
    try {
      const answer = await fetch(url, {redirect: 'follow', signal: AbortSignal.any([signal, limit])});
      if (!answer.ok) throw failed(`${url} answered ${answer.status}`, troubleOfAnswer(answer));
      return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      throw isBroken(error) ? failed((error as Error).message, {temporary: true}) : error;
    }
  }
};

const failed = (message: string, trouble: Trouble | undefined): ActionError =>
  new ActionError({code: 'registry-failed', message, cause: trouble});
