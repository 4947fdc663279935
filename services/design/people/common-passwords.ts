/**
 * Passwords of at least twelve characters that stand high in the lists of leaked ones, in lower case, with the Russian and German
 * ones that are typed on this program's keyboards. Shorter ones are refused by their length already.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 1234567891011 123123123123 123321123321 111111111111 000000000000
  112233445566 121212121212 987654321098 0987654321098 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3
  q1w2e3r4t5y6 qwerty123456 qwerty12345678 qwertyuiop123 qwertyuiop12 qwertyuiopasdfghjkl qwertyuiop[] qwertyuiopas
  qwerty1234567 qwertyqwerty qwerty123qwerty asdfghjkl123 asdfghjkl1234 asdfghjklzxcvbnm zxcvbnm12345 zxcvbnm123456 zxcvbnmasdfgh
  password1234 password12345 password123456 password1234567 passwordpassword password123! password1234! passw0rd1234 p@ssw0rd1234
  p@ssword1234 p@ssword123! passw0rd123! mypassword12 mypassword123 mypassword1234 newpassword12 newpassword123 thisispassword
  changemeplease changeme1234 changeme123! letmein12345 letmein123456 letmeinplease welcome12345 welcome123456 welcome1234!
  iloveyou1234 iloveyou12345 iloveyouforever iloveyousomuch iloveyou2025 iloveyou2026 adminadmin12 adminadmin123 administrator
  administrator1 administrator123 admin1234567 admin12345678 admin123456789 rootrootroot rootroot1234 superadmin123 useruseruser
  testtesttest test12345678 test123456789 testpassword testpassword1 guestguest12 secretsecret supersecret1 supersecret123
  correcthorsebatterystaple correct horse battery staple trustno1trustno1 abcdefghijkl abcdefghijklm abcdefghijklmnop abcd12345678
  abc123abc123 abc123456789 aa1234567890 a1b2c3d4e5f6 a1b2c3d4e5f6g7 aaaaaaaaaaaa football1234 basketball12 basketball123
  liverpool123 manchester12 manchester123 starwars1234 pokemon12345 minecraft123 sunshine1234 princess1234 dragon123456
  monkey123456 shadow123456 master123456 superman1234 batman123456 michael12345 jennifer1234 charlie12345 computer1234
  computer12345 internet1234 whatever1234 freedom12345 summer2024!! summer2025!! summer2026!! winter2025!! winter2026!!
  google123456 facebook1234 linkedin1234 samsung12345 hello1234567 hello12345678 hellohello12 helloworld12 helloworld123
  йцукенгшщзхъ йцукен123456 йцукенгшщзхъ123 пароль123456 пароль1234567 парольпароль пароль12345678 фывапролджэ1 привет123456
  приветпривет любовь123456 наташа123456 россия123456 москва123456 спартак12345 администратор администратор1 ghbdtn123456
  gfhjkm123456 parol1234567 parol12345678 passwort1234 passwort12345 passwort123456 hallo1234567 hallohallo12 schatz123456
  sommer202512 willkommen12 willkommen123 willkommen1234 berlin123456 fussball1234 geheimgeheim`
    .split(/\s+/u)
    .filter((word) => word.length >= 12)
    .concat('correct horse battery staple'),
);
