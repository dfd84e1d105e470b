/** Words of the pages beside the work. */
import { words } from './define';

export const pages = words(
  {
    show: 'Toon de bladzijden',
    showAbout: 'Toon naast uw werk hoe de aanvraag eruitziet',
    hide: 'Verberg de bladzijden',
    title: 'Bladzijden',
    label: 'Bladzijden van de aanvraag',
    page: (page: number, pages: number) => `Bladzijde ${page} van ${pages}`,
    laying: 'Bladzijden zetten…',
    previous: 'Vorige bladzijde',
    next: 'Volgende bladzijde',
    larger: 'Vergroot',
    smaller: 'Verklein',
    follow: 'Volg wat ik invul',
    failed: 'De bladzijden worden niet getoond. Wat u invult, wordt wel bewaard.',
  },
  {
    show: 'Show the pages',
    showAbout: 'Show beside your work what the application looks like',
    hide: 'Hide the pages',
    title: 'Pages',
    label: 'Pages of the application',
    page: (page, pages) => `Page ${page} of ${pages}`,
    laying: 'Setting pages…',
    previous: 'Previous page',
    next: 'Next page',
    larger: 'Larger',
    smaller: 'Smaller',
    follow: 'Follow what I fill in',
    failed: 'The pages are not shown. What you fill in is kept all the same.',
  },
);
