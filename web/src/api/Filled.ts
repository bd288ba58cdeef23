/** A form of the API in which fields that the page always shows are never absent. */
export type Filled<Form, Fields extends keyof Form> = Omit<Form, Fields> & { [Field in Fields]-?: NonNullable<Form[Field]> };
