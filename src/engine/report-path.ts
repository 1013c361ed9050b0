/**
 * The report file of one target: as it is given for the only one, else with the target's name before the extension.
 * @param ids of all targets
 */
export function reportPath(path: string, id: string, ids: readonly string[]): string {
  if (ids.length < 2) return path;
  const slugs = ids.map(slug);
  const same = slugs.slice(0, ids.indexOf(id)).filter(one => one === slug(id)).length;
  const name = same === 0 ? slug(id) : `${slug(id)}-${same + 1}`;
  const [, begin = '', extension = ''] = /^(.*?)(\.[^./]+)?$/s.exec(path) ?? [];
  return `${begin}-${name}${extension}`;
}

const slug = (id: string): string => id.replace(/[^\w.]+/g, '-');
