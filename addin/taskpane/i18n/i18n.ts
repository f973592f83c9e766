import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de.js';
import { en } from './en.js';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

export const isLanguage = (text: string | null): text is Language => text !== null && text in languages;

/** The language of a BCP 47 tag that the pane speaks; English otherwise. */
export const languageFor = (tag: string): Language => {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return isLanguage(language) ? language : 'en';
};

export const createI18n = (language: Language): i18n => {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
};
