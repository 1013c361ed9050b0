import type {HttpCheck} from '../inputs/check-settings.ts';
import {pattern} from '../inputs/describe-check.ts';
import {compilePattern} from '../inputs/patterns.ts';
import type {HttpAnswer} from '../ports/network.ts';
import {whatIsMissing} from './json-subset.ts';

/** What is wrong with an answer, in words; undefined when it passes. */
export function judgeAnswer(check: HttpCheck, answer: HttpAnswer): string | undefined {
  const {status, location, body, cut} = answer;
  const {body: wantedBody, json} = check;
  const got = `status ${status}`;
  if (!passesStatus(status, check)) {
    const target = location === undefined ? '' : `, a redirect to ${location}, which is not followed`;
    return `${got} instead of ${wantedStatus(check)}${target}${excerpt(body)}`;
  }
  const rest = cut ? ' as far as it was read' : '';
  if (wantedBody !== undefined && !compilePattern(wantedBody).test(body)) {
    return `${got}, and the body${rest} does not match ${pattern(wantedBody)}${excerpt(body)}`;
  }
  if (json === undefined) return undefined;
  const parsed = parse(body);
  if (parsed === undefined) return `${got}, and the body${rest} is not JSON${excerpt(body)}`;
  const missing = whatIsMissing(json, parsed.value);
  return missing === undefined ? undefined : `${got}, and in its JSON ${missing}${excerpt(body)}`;
}

const SHOWN = 200;

const excerpt = (body: string): string => (body === '' ? ' (no body)' : `: ${body.slice(0, SHOWN)}`);

function parse(body: string): {readonly value: unknown} | undefined {
  try {
    return {value: JSON.parse(body) as unknown};
  } catch {
    return undefined;
  }
}

type Wanted = Pick<HttpCheck, 'status' | 'lenient'>;

/** The status asked for, else any 2xx; any below 500 where only a port was named. */
export const passesStatus = (status: number, {status: wanted, lenient}: Wanted): boolean => {
  if (wanted !== undefined) return status === wanted;
  return lenient ? status < 500 : status >= 200 && status < 300;
};

export const wantedStatus = ({status, lenient}: Wanted): string =>
  status === undefined ? (lenient ? 'any below 500' : '2xx') : String(status);
