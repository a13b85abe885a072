import type { Outcome } from '../../domain/outcomes.ts';
import { dayInWords, dayOf } from '../report/languages.ts';
import type { Report, ReportFollowUp, ReportPoint, ReportStatement } from '../report/model.ts';
import type { Choices } from './choices.ts';
import { FORMAT_WORDS, type FormatWords } from './format-words.ts';
import { html, type Markup, page, said } from './html.ts';
import { restsOn } from './note-parts.ts';
import { PAGE_STYLE } from './page-style.ts';

/** Beside the word, so that the colour is never all that tells. */
const SIGNS: Record<Outcome, string> = { 'taken-up': '✓', partly: '◐', not: '✕', considering: '…' };

const STYLE = `${PAGE_STYLE}
body>header{padding-block:2.5rem 0}body>footer{padding-block:1rem 3rem}
.kind{color:var(--accent);font-weight:650;margin:0}
h1{margin:.25rem 0 .5rem}
.lead{font-size:1.1875rem;margin-top:1.5rem}
article{background:var(--surface);border:1px solid var(--line);border-radius:.625rem;padding:1.25rem;margin:1rem 0}
article>h3{margin-top:0}
.outcome{display:inline-block;border-radius:.375rem;padding:.125rem .625rem;font-weight:650;margin:0;background:var(--grey-soft)}
.taken-up{background:var(--good-soft);color:var(--good)}.partly,.considering{background:var(--warn-soft);color:var(--warn)}
blockquote{border-left:.25rem solid var(--line);padding-left:.875rem;margin-left:0}
blockquote p{margin:0}
@media print{body>header,body>footer{padding-block:0}.lead{font-size:12pt}article{border-color:#999;padding:4mm;margin:4mm 0}.outcome{border:1px solid #999;background:none;color:#000}}
`;

/** What was done with each point, for everyone who was there: one page that can be put anywhere. */
export function feedbackHtml(report: Report, choices: Choices): string {
  const { language, meeting, points } = report;
  const words = FORMAT_WORDS[language];
  const { feedback, note } = words;
  const answered = points.filter((p) => p.response).length;
  const when = meeting.date && dayInWords(meeting.date, language);
  const body = html`<header>
<p class="kind">${feedback.title}</p>
<h1>${said(meeting.title)}</h1>
<p class="soft">${when}${when && meeting.place ? ' · ' : ''}${meeting.place ? said(meeting.place) : ''}</p>
</header>
<main>
<p class="lead">${feedback.intro(report.numbers.statements, points.length)}</p>
<section aria-labelledby="points"><h2 id="points">${feedback.points}</h2>
${points.length === 0 ? html`<p>${feedback.noPoints}</p>` : html`<p>${feedback.answered(answered, points.length)}</p>`}
${points.map((p) => pointMarkup(p, report, choices, words))}</section>
<section aria-labelledby="next"><h2 id="next">${feedback.next}</h2>
${nextMarkup(report, choices, words)}
${points.length === 0 ? '' : html`<p>${answered < points.length ? feedback.noAnswerYet(points.length - answered) : feedback.allAnswered}</p>`}</section>
</main>
<footer class="soft"><p>${report.completeness.map((sentence) => html`${said(sentence)} `)}</p>
<p>${note[report.profile]} ${note.madeOn(dayOf(report.madeAt, language))}</p></footer>`;
  return page(language, `${feedback.title}: ${meeting.title}`, STYLE, body);
}

function pointMarkup(point: ReportPoint, report: Report, choices: Choices, words: FormatWords): Markup {
  const { feedback } = words;
  const { response, followUps } = point;
  const chosen = choices.quotes ? quotesOf(point, report) : [];
  return html`<article>
<h3>${said(point.title)}</h3>
${response ? responseMarkup(response, report, words) : html`<p class="outcome">${feedback.notYet}</p>`}
${point.note ? html`<p>${said(point.note)}</p>` : ''}
<p class="soft">${restsOn(point, words)}</p>
${chosen.length > 0 ? html`<h4>${feedback.quotes}</h4>${chosen.map(quoteMarkup)}` : ''}
${choices.sections.followUps && followUps.length > 0 ? html`<h4>${feedback.followUps}</h4><ul>${followUps.map((f) => followUpMarkup(f, report, words))}</ul>` : ''}
</article>
`;
}

function responseMarkup(response: NonNullable<ReportPoint['response']>, report: Report, words: FormatWords): Markup {
  const { outcome, label, reason, who, date } = response;
  const day = date && dayInWords(date, report.language);
  return html`<p class="outcome ${outcome}"><span aria-hidden="true">${SIGNS[outcome]}</span> ${label}</p>
${reason ? html`<p>${said(reason)}</p>` : ''}
${who || day ? html`<p class="soft">${who ? html`${words.feedback.by}${said(who)}` : ''}${who && day ? ', ' : ''}${day}</p>` : ''}`;
}

/** In public only what somebody released for everyone to see; internally every quote too. */
function quotesOf(point: ReportPoint, { profile }: Report): ReportStatement[] {
  return point.statements.filter((s) => s.released || (profile === 'internal' && s.quote));
}

function quoteMarkup(s: ReportStatement): Markup {
  const words = s.quote ? html`“${said(s.text)}”` : said(s.text);
  return html`<blockquote><p>${words}</p>${s.voiceLabel ? html`<p class="soft">${s.voiceLabel}</p>` : ''}</blockquote>`;
}

function followUpMarkup({ what, who, due, done }: ReportFollowUp, { language }: Report, words: FormatWords): Markup {
  const { note } = words;
  const when = due ? dayInWords(due, language) : note.noDue;
  return html`<li>${said(what)}<br><span class="soft">${who ? said(who) : note.noWho} · ${when} · ${done ? note.done : note.open}</span></li>`;
}

function nextMarkup(report: Report, choices: Choices, words: FormatWords): Markup {
  if (!choices.sections.followUps) return html``;
  if (report.followUps.length === 0) return html`<p>${words.feedback.nextNone}</p>`;
  return html`<ul>${report.followUps.map((f) => followUpMarkup(f, report, words))}</ul>`;
}
