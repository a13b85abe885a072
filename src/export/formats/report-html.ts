import type { Report } from '../report/model.ts';
import { type Block, heatOf, highestOf, type Item } from './blocks.ts';
import type { Choices } from './choices.ts';
import { html, type Markup, page, textOf } from './html.ts';
import { noteOutline } from './note-outline.ts';
import { PAGE_STYLE } from './page-style.ts';

const STYLE = `${PAGE_STYLE}
main{padding-block:2.5rem}
@media print{main{padding-block:0}}
`;

/** The report to print on A4 and to read on a screen: what the discussion note says, as one page. */
export function reportHtml(report: Report, choices: Choices): string {
  const { language, title, blocks } = noteOutline(report, choices, { title: 'report' });
  return page(language, title, STYLE, html`<main>${blocks.map(blockMarkup)}</main>`);
}

function blockMarkup(block: Block): Markup {
  switch (block.type) {
    case 'heading':
      return headingMarkup(block);
    case 'paragraph':
      return html`<p class="${block.soft ? 'soft' : 'text'}">${textOf(block.text)}</p>\n`;
    case 'list':
      return html`<ul>${block.items.map(itemMarkup)}</ul>\n`;
    case 'facts':
      return html`<dl>${block.facts.map(({ name, text }) => html`<dt>${name}</dt><dd>${textOf(text)}</dd>`)}</dl>\n`;
    case 'table':
      return tableMarkup(block);
  }
}

function headingMarkup({ level, text, newPage }: Block & { type: 'heading' }): Markup {
  const words = textOf(text);
  if (level === 1) return html`<h1>${words}</h1>\n`;
  if (level === 2) return newPage ? html`<h2 class="page">${words}</h2>\n` : html`<h2>${words}</h2>\n`;
  return level === 3 ? html`<h3>${words}</h3>\n` : html`<h4>${words}</h4>\n`;
}

function itemMarkup({ text, about = [] }: Item): Markup {
  return html`<li>${textOf(text)}${about.map((t) => html`<br><span class="soft">${textOf(t)}</span>`)}</li>\n`;
}

/** A wide table scrolls by itself; it can have the focus, so that it also does so from the keyboard. */
function tableMarkup({ caption, head, rows, heat }: Block & { type: 'table' }): Markup {
  const highest = highestOf(rows);
  const body = rows.map((row) => {
    const cells = row.cells.map((n, i) => {
      const step = heat && !row.sum && i < row.cells.length - 1 ? heatOf(n, highest) : 0;
      return step > 0 ? html`<td class="heat-${step}">${n}</td>` : html`<td>${n}</td>`;
    });
    return html`<tr class="${row.sum ? 'sum' : 'row'}"><th scope="row">${textOf(row.head)}</th>${cells}</tr>\n`;
  });
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table aria-label="${caption}">
<thead><tr>${head.map((text) => html`<th scope="col">${textOf(text)}</th>`)}</tr></thead>
<tbody>${body}</tbody></table></div>\n`;
}
