import { Component, type ReactNode } from 'react';
import { language } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { words } from './words.ts';

/** A defect in a screen ends here. Entries and drafts are on the disk; the text in the field is shown, so that nobody has to believe that. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean; typed: string }> {
  override state = { failed: false, typed: '' };

  static getDerivedStateFromError(): { failed: boolean; typed: string } {
    const fields = [...document.querySelectorAll('textarea')].map((field) => field.value.trim());
    return { failed: true, typed: fields.filter((text) => text !== '').join('\n\n') };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const w = words[language()];
    return (
      <Notice title={w.crashTitle} text={w.crash}>
        {this.state.typed !== '' && (
          <textarea aria-label={w.crashText} readOnly defaultValue={this.state.typed} rows={6} />
        )}
        <button type="button" onClick={() => location.reload()}>
          {w.reopen}
        </button>
        <a href="#/rescue">{w.rescue}</a>
      </Notice>
    );
  }
}
