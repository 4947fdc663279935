/** First names that studios' people have most often; in Russian without the ending that declension changes. */
const russian =
  'Александр Алексе Анатоли Андре Антон Арсени Артём Артем Богдан Борис Вадим Валенти Валери Васили Виктор Витали Владимир Владислав Всеволод Вячеслав Геннади Георги Глеб Григори Даниил Данил Денис Дмитри Евгени Егор Иван Игор Иль Кирилл Константин Лев Леонид Максим Матве Михаил Никит Никола Олег Павел Павл Пётр Петр Роман Ростислав Руслан Семён Семен Серге Станислав Степан Тимофе Тимур Фёдор Федор Юри Ярослав Алён Ален Алин Алис Алл Анастаси Ангелин Анн Валери Варвар Вероник Виктори Галин Дарь Диан Евгени Екатерин Елен Елизавет Жанн Зо Инн Ирин Карин Катерин Кристин Ксени Лариc Ларис Лиди Лили Людмил Маргарит Марин Мари Надежд Натал Натали Оксан Олес Ольг Полин Светлан Снежан Софь Софи Тамар Татьян Ульян Юли Яна Ян Саш Маш Даш Наст Кат Лен Дим Серёж Сереж Жен';
const western =
  'Anna Andrew Andy Alex Alexander Andrea Andreas Angela Anja Anke Annika Barbara Ben Benjamin Bernd Birgit Brian Caroline Charlotte Chris Christian Christina Christine Christoph Claire Claudia Daniel Daniela David Dennis Diana Dieter Dirk Dominik Edward Elena Elizabeth Ellen Emily Emma Eric Eva Felix Florian Frank Franziska Friederike George Gregor Hannah Hans Heike Heinz Helen Henry Holger Ines Ingo Isabel Jack James Jan Jana Jane Janine Jannik Jason Jens Jennifer Jessica Joachim Johannes John Jonas Jonathan Joseph Julia Julian Jürgen Karin Karl Karsten Katharina Kathrin Katja Katrin Kevin Klaus Kristina Lars Laura Lea Lena Leon Linda Lisa Lukas Manuela Marc Marcel Marco Marcus Maria Marie Marion Markus Martin Martina Matthias Matthew Max Maximilian Melanie Michael Michaela Miriam Monika Moritz Nadine Nicole Niklas Nils Nina Oliver Olivia Patricia Patrick Paul Peter Petra Philipp Philip Rachel Rainer Ralf Rebecca Richard Robert Sabine Sabrina Samuel Sandra Sarah Sebastian Silke Simon Simone Sonja Sophia Sophie Stefan Stefanie Stephan Stephanie Stephen Steven Susanne Svenja Sven Tanja Thomas Tim Tobias Tom Torsten Ulrich Ulrike Ute Vanessa Verena Victoria Werner William Wolfgang Yvonne'.split(
    ' ',
  );
const endings = '(?:[аяйьеиыуюоёю]|ей|ой|ем|ом|ью|ии|ия|ию|ий|ию|ием|ша|ши|ше|шу)?';

/** A first name as it stands in a sentence: Russian ones in every case. A source for patterns, without flags. */
export const firstName = `(?:(?:${russian
  .split(' ')
  .toSorted((a, b) => b.length - a.length)
  .join('|')})${endings}|(?:${western.toSorted((a, b) => b.length - a.length).join('|')})(?:'?s)?)(?![\\p{L}\\p{N}])`;
