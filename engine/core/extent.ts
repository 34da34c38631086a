/**
 * How much of a person: their `shoulders`, armpits and sleeves, where trunk and arms of a puppet are sewn together, and cloth tears
 * when an arm is raised; or their `body`, which is all of trunk and legs as well. Head, forearms, hands and feet are in neither.
 */
export type Extent = 'shoulders' | 'body';
