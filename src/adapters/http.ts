import {get} from 'node:http';
import type {Http} from '../ports.ts';

const BODY_LIMIT = 4096;

export const nodeHttp: Http = {
  get: (url, {timeoutMs, signal}) =>
    new Promise((resolve, reject) => {
      // The limit is for the whole answer: a socket timeout alone never ends a body that drips.
      const limit = AbortSignal.timeout(timeoutMs);
      const request = get(url, {agent: false, signal: signal ? AbortSignal.any([signal, limit]) : limit}, answer => {
        let body = '';
        const done = () => resolve({status: answer.statusCode ?? 0, body});
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => {
          body += text.slice(0, BODY_LIMIT - body.length);
          if (body.length < BODY_LIMIT) return;
          done();
          request.destroy();
        });
        answer.on('end', done);
        answer.on('error', reject);
      });
      request.on('error', reject);
    }),

  download: async url => {
    const answer = await fetch(url, {redirect: 'follow'});
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
};
