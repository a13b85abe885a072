import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from '../ui/language.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { registerWorker } from './register-worker.ts';

document.documentElement.lang = language();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
registerWorker();
