import {messageOf} from '../errors.ts';
import type {Finding, Problem} from './problems.ts';
import {isTemplate, type TemplateEngine} from './templates/engine.ts';

export interface Settled {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Parts the findings into problems and warnings, with the expressions that cannot be read. */
export function settle(findings: readonly Finding[], templates: TemplateEngine | undefined): Settled {
  const settled = findings.flatMap(({template, ...finding}): readonly Omit<Finding, 'template'>[] => {
    if (template === undefined) return [finding];
    const why = templates && wrongTemplate(templates, template);
    return why === undefined ? [] : [{...finding, message: `"${template}" is not a right expression: ${why}`}];
  });
  return {
    problems: settled.filter(({isWarning}) => !isWarning),
    warnings: settled.flatMap(({isWarning, ...warning}) => (isWarning ? [warning] : []))
  };
}

function wrongTemplate(templates: TemplateEngine, text: string): string | undefined {
  try {
    if (isTemplate(text)) templates.check(text);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
