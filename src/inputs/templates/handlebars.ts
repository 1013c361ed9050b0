import Handlebars from 'handlebars/dist/handlebars.js';
import {messageOf} from '../../errors.ts';
import type {NamedArguments, TemplateContext, TemplateEngine, TemplateValue} from './engine.ts';

/** This module brings Handlebars: import it when needed. */
export function createEngine(): TemplateEngine {
  const handlebars = Handlebars.create();
  // It would write to the job's log, where lines can be commands to the runner.
  handlebars.registerHelper('log', () => '');
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const compile = (text: string): HandlebarsTemplateDelegate => {
    const template = compiled.get(text) ?? handlebars.compile(text, {noEscape: true});
    compiled.set(text, template);
    return template;
  };
  return {
    render: (text, context) => explained(() => compile(text)(adapted(context))),
    check: text => {
      explained(() => handlebars.parse(text));
    },
    soleExpression: text => soleExpression(handlebars, text)
  };
}

function soleExpression(handlebars: typeof Handlebars, text: string): string | undefined {
  try {
    const [only, ...more] = handlebars.parseWithoutProcessing(text).body;
    if (only?.type !== 'MustacheStatement' || more.length > 0) return undefined;
    const {path} = only as hbs.AST.MustacheStatement;
    return 'parts' in path && path.parts.length === 1 ? path.parts[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Handlebars hands a function its arguments, then an object that holds the named ones. */
const adapted = (context: TemplateContext): Record<string, unknown> =>
  Object.fromEntries(Object.entries(context).map(([name, value]) => [name, adaptedValue(value)]));

function adaptedValue(value: TemplateValue): unknown {
  if (typeof value !== 'function') return value;
  const call = (...args: unknown[]): string =>
    value(args.slice(0, -1), (args.at(-1) as {hash?: NamedArguments} | undefined)?.hash ?? {});
  // `{{lookup this 'branch'}}` prints what it finds.
  return Object.assign(call, {toString: () => value([], {})});
}

/** Handlebars' own messages are drawings of its parser, or about the code it made: they say nothing to a user. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = messageOf(error);
    throw new Error(reworded(message), {cause: error});
  }
}

function reworded(message: string): string {
  if (/^(Parse|Lexical) error/.test(message)) return 'a brace, a quote or a name in it is missing or wrong';
  if (/\.call is not a function$/.test(message)) return 'it gives arguments to a name that takes none';
  return message;
}
