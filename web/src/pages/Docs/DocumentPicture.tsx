import { pictures } from './documents';

/** A picture of a document, delivered with the app. */
export function DocumentPicture({ src = '', alt = '' }: { src?: string | undefined; alt?: string | undefined }) {
  return <img className="tombolo-picture" src={pictures.get(src)} alt={alt} loading="lazy" />;
}
