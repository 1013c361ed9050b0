import type {Facts} from '../../context/facts.ts';
import type {NameSettings} from '../../inputs/settings.ts';
import {isTemplate, type TemplateContext} from '../../inputs/templates/engine.ts';
import type {TagClaim} from '../plan.ts';
import {globalContext} from './expressions.ts';
import {ruleRef} from './ref.ts';

/** What every rule decides by. */
export interface RuleRun {
  readonly facts: Facts;
  /** The ref that rules see: that of the pull request also for `pull_request_target`. */
  readonly ref: string;
  /** Text with the expressions that stand everywhere worked out. */
  readonly expand: (text: string) => string;
  readonly render: (text: string, context: TemplateContext) => string;
  /** `raw` for a text that is `{{raw}}` alone. */
  readonly soleExpression: (text: string) => string | undefined;
  readonly shortSha: string;
}

/** What a rule makes of an event. */
export interface RuleTag {
  /** Before prefix, suffix and cleaning. */
  readonly value: string;
  readonly claim: TagClaim;
  readonly moving: boolean;
  /** `latest` when this is the first tag of the run; absent: not wanted, and it claims what the event does. */
  readonly latest?: LatestTag;
}

export interface LatestTag {
  /** Whether it goes along with `latest=auto`. */
  readonly wanted: boolean;
  /** Also of a `latest` that the flavor asks for. */
  readonly claim: TagClaim;
}

/** A tag; why there is none, when the user should know; undefined when the rule is about other events. */
export type RuleOutcome = RuleTag | {readonly note: string} | undefined;

export function startRules(facts: Facts, {templates, shortShaLength}: NameSettings): RuleRun {
  const render = (text: string, context: TemplateContext): string => {
    if (!isTemplate(text)) return text;
    if (!templates) throw new Error(`no template engine for ${text}`);
    return templates.render(text, context);
  };
  const ref = ruleRef(facts);
  const shortSha = facts.event.sha.slice(0, shortShaLength);
  const context = globalContext(facts, ref, shortSha);
  return {
    facts,
    ref,
    render,
    shortSha,
    expand: text => render(text, context),
    soleExpression: text => (isTemplate(text) ? templates?.soleExpression(text) : undefined)
  };
}
