import Foundation
import SSHSignature
import Testing

struct Base64Tests {
    @Test func vectorsOfRFC4648() {
        let vectors = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
        for (bytes, text) in vectors {
            #expect(Base64.encode(Array(bytes.utf8)) == Array(text.utf8))
            #expect(Base64.decode(Array(text.utf8)) == Array(bytes.utf8))
        }
    }

    @Test func everyByteSurvivesAtEveryOffset() {
        for start in 0..<3 {
            let bytes = [UInt8](repeating: 0, count: start) + (0...255)
            #expect(Base64.encode(bytes) == Array(Data(bytes).base64EncodedData()))
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "=", "==", "====", "Z===", "Zg==Zg==", "Zm 9", "Zm9v\n",
        "Zm-_",
        "Z=g=", "Zm8=Zm9v", "Zm9v====", "A===", "Zm9\u{E9}",
    ])
    func everythingElseIsRefused(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }
}
