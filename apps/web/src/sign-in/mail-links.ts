/** Where a link of a mail leads within this site: its path, whatever address the mail was written with. */
export function linkPath(link: string): string {
  const { pathname, search, hash } = new URL(link, "https://quad.invalid");
  return pathname + search + hash;
}

/** The text without the lines that are nothing but a link; those are drawn as buttons. */
export function withoutLinks(text: string, links: readonly string[]): string {
  return text
    .split("\n")
    .filter((line) => !links.includes(line.trim()))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
