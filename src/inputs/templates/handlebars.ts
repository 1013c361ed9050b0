import Handlebars from 'handlebars/dist/handlebars.js';
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

const adaptedValue = (value: TemplateValue): unknown =>
  typeof value === 'function'
    ? (...args: unknown[]) => value(args.slice(0, -1), (args.at(-1) as {hash?: NamedArguments} | undefined)?.hash ?? {})
    : value;

/** Handlebars' messages about syntax are a drawing and a list of its parser's tokens: they say nothing to a user. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isSyntax = /^(Parse|Lexical) error/.test(message);
    throw new Error(isSyntax ? 'a brace, a quote or a name in it is missing or wrong' : message, {cause: error});
  }
}
