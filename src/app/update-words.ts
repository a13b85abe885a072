import { defineWords } from '../ui/language.ts';

export const words = defineWords(
  {
    label: 'Nieuwe versie',
    ready: 'Er is een nieuwe versie. Alles wat is opgeschreven blijft bewaard.',
    now: 'Nu bijwerken',
    later: 'Later',
    taking: 'Wordt bijgewerkt…',
  },
  {
    label: 'New version',
    ready: 'There is a new version. Everything that was written down stays kept.',
    now: 'Update now',
    later: 'Later',
    taking: 'Updating…',
  },
);
