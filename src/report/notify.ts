import type {NotifyFormat} from '../inputs/notify.ts';
import {count, oneLine} from './format.ts';
import {ICON} from './headline.ts';
import type {Failure, Outcome} from './result.ts';

/** What webhooks are told of a run of any mode. */
export interface Told {
  readonly outcome: Outcome;
  /** Plain text. */
  readonly headline: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly runUrl: string;
  readonly failures: readonly Failure[];
  /** As the output `json`. */
  readonly json: string;
}

/** The body of the request, JSON of either kind. */
export const notifyBody: Readonly<Record<NotifyFormat, (told: Told) => string>> = {
  json: ({json}) => json,
  slack: told => JSON.stringify({text: slackText(told)})
};

const MAX_FAILURES = 3;

/** Slack's mrkdwn: outcome, headline with a link, the first failures. */
function slackText({outcome, headline, repository, runUrl, failures}: Told): string {
  const title = `${escapeSlack(repository)}: ${escapeSlack(headline)}`;
  const rest = failures.length - MAX_FAILURES;
  return [
    `${ICON[outcome]} ${runUrl === '' ? title : `<${runUrl}|${title}>`}`,
    ...failures
      .slice(0, MAX_FAILURES)
      .map(({target, title: what}) => escapeSlack(`• ${target && !what.includes(target) ? `${target}: ` : ''}${what}`)),
    ...(rest > 0 ? [`and ${count(rest, 'more failure')}`] : [])
  ].join('\n');
}

/** https://api.slack.com/reference/surfaces/formatting#escaping; a bar would end the text of a link. */
const escapeSlack = (text: string): string =>
  oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '¦');
