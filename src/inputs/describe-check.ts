import type {Check} from './check-settings.ts';

const MAX = 60;

/**
 * A check in a few words: `GET :8000/health → 200`, `exec pg_isready -q`.
 * @param port the one that is asked, where the check itself names none
 */
export function describeCheck(check: Check, port?: number): string {
  switch (check.kind) {
    case 'healthcheck':
      return 'HEALTHCHECK';
    case 'http': {
      const at = check.port ?? port;
      return [
        `${check.method ?? 'GET'} ${at === undefined ? '' : `:${at}`}${check.path}`,
        check.status === undefined ? '' : ` → ${check.status}`,
        check.body === undefined ? '' : `, body ${pattern(check.body)}`,
        check.json === undefined ? '' : `, JSON ${short(JSON.stringify(check.json))}`
      ].join('');
    }
    case 'tcp': {
      const at = check.port ?? port;
      return `TCP${at === undefined ? '' : ` :${at}`}`;
    }
    case 'exec':
    case 'run':
      return [
        `${check.kind} ${short([...('entrypoint' in check ? [check.entrypoint] : []), ...check.command].join(' '))}`,
        check.exitCode === 0 ? '' : ` → ${check.exitCode}`,
        check.output === undefined ? '' : `, output ${pattern(check.output)}`
      ].join('');
    case 'log':
      return `log ${pattern(check.pattern)}`;
    case 'no-log':
      return `no log ${pattern(check.pattern)}`;
  }
}

export const pattern = (text: string): string => `/${short(text)}/`;

const short = (text: string): string => (text.length > MAX ? `${text.slice(0, MAX - 1)}…` : text);
