import {type IncomingMessage, request as start} from 'node:http';
import {brotliDecompressSync, constants, gunzipSync, inflateSync} from 'node:zlib';
import {ActionError} from '../errors.ts';
import type {Http, HttpAnswer} from '../ports/network.ts';
import {follow, shownUrl} from './redirects.ts';
import {type Trouble, troubleOfAnswer, troubleOfError} from './temporary.ts';

const DOWNLOAD_MS = 300_000;
/** A small answer may unpack to a very large one. */
const UNPACKED_LIMIT = 1_000_000;

export const nodeHttp: Http = {
  request: (url, {method = 'GET', headers = {}, bytes, timeoutMs, signal}) =>
    new Promise((resolve, reject) => {
      // The limit is for the whole answer: a socket timeout alone never ends a body that drips.
      const limit = AbortSignal.timeout(timeoutMs);
      const options = {method, headers, agent: false, signal: signal ? AbortSignal.any([signal, limit]) : limit};
      let answered = () => {};
      const request = start(url, options, answer => {
        const parts: Buffer[] = [];
        let length = 0;
        const done = (cut: boolean) => resolve(toAnswer(answer, Buffer.concat(parts).subarray(0, bytes), cut));
        answered = () => done(true);
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length < bytes) return;
          done(true);
          request.destroy();
        });
        answer.on('end', () => done(false));
        answer.on('error', () => {
          if (!limit.aborted) reject(new Error('the connection broke off in the middle of the body'));
        });
      });
      request.on('error', error => {
        // The status is what counts: a stream that never ends has answered, too.
        if (limit.aborted) answered();
        reject(error);
      });
      request.end();
    }),

  download: async (url, signal, {verified = false} = {}) => {
    const limit = AbortSignal.timeout(DOWNLOAD_MS);
    try {
      const answer = await follow(url, {verified, signal: AbortSignal.any([signal, limit])});
      if (!answer.ok) throw failed(`${shownUrl(url)} answered ${answer.status}`, troubleOfAnswer(answer));
      return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      const trouble = troubleOfError(error);
      throw trouble.temporary ? failed((error as Error).message, trouble) : error;
    }
  }
};

const failed = (message: string, trouble: Trouble | undefined): ActionError =>
  new ActionError({code: 'registry-failed', message, cause: trouble});

function toAnswer({statusCode = 0, headers}: IncomingMessage, body: Buffer, cut: boolean): HttpAnswer {
  return {
    status: statusCode,
    ...(headers.location === undefined ? {} : {location: headers.location}),
    body: decode(unpack(body, headers['content-encoding']), headers['content-type']),
    cut
  };
}

/** Of an answer that was asked for packed, or is packed all the same. Half of one gives what there is. */
function unpack(body: Buffer, encoding: string | undefined): Buffer {
  const half = {maxOutputLength: UNPACKED_LIMIT};
  try {
    if (encoding === 'gzip') return gunzipSync(body, {...half, finishFlush: constants.Z_SYNC_FLUSH});
    if (encoding === 'deflate') return inflateSync(body, {...half, finishFlush: constants.Z_SYNC_FLUSH});
    if (encoding === 'br') return brotliDecompressSync(body, {...half, finishFlush: constants.BROTLI_OPERATION_FLUSH});
  } catch {
    // It does not hold what it says: looked at as it is.
  }
  return body;
}

function decode(body: Buffer, type = ''): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
